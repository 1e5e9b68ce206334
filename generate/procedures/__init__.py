"""The procedures residents have with the town: data/procedures.yml as typed records, and the pages made from them."""
