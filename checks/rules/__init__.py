"""One file per rule. A module here is a rule, its path is its id; names that start with "_" are shared helpers."""
