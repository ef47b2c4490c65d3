"""What `benches/run.py` is made of: the machine, the load, Courant, its peers, and a file per section."""
