"""Importers, one module per format. They never change anything that exists already."""
