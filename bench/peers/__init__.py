"""What onrecord is measured beside: tools that install without a model, and a pipeline trained for the purpose."""
