"""Rules about the tables of open data that a clerk keeps: form of the file, header and values."""
