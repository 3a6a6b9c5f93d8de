"""Rules about reported speech: what the draft says somebody said, in the draft's own words."""
