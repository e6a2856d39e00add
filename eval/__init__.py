"""How good onrecord is: figures on the sample story, and on public data where it is at hand. `python -m eval` prints them."""
