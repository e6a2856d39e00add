"""The trained model: loaded once, it reads batches of words."""
