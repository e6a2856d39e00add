"""The language engine: a small trained network that reads English sentences, and what stands around it."""
