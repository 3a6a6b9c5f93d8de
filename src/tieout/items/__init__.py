"""Document → items: what in a draft can be checked."""
