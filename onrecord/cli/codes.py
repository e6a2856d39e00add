"""What the exit code of a command says."""

ERROR = 1
USAGE = 2
FAILED = 3
BREACHES = 4
INTERRUPTED = 130

EXPLAINED = (
    "Exit codes: 0 all is well; 1 an error, or nothing could be read, and the message says what to do; 2 the command was not understood; "
    "3 done, but something failed and is listed; "
    "4 verify found that the record breaks a law; 130 interrupted, and the record holds what was done."
)
