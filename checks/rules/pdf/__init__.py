"""Rules about PDF documents."""
