"""Open data: the town's datasets in the form of the national standard, made from data/ and published with the site."""
