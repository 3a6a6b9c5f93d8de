"""Pure functions on text: words, normalised spellings, sentences, the sense of words, alignment, chance."""
