"""The rules of axe-core, with criteria and Japanese words of our own."""
