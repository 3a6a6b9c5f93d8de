"""Rules about the names of persons and organisations."""
