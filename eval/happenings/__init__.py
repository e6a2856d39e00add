"""What happened and where: sets written for onrecord, and PLOVER's public ones."""
