"""Rules about where the draft says its words come from."""
