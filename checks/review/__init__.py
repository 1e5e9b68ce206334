"""The local page on which people answer what a machine cannot: reads the last report, writes the ledger."""
