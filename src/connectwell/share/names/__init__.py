"""How people become roles before anything leaves."""
