# case: -
# title: prints what the sandbox would say if it could not be set up, and ends badly: whose fault was it?
# mode: train
# expect: CRASH
# protects: ending
import os

print("bwrap: Can't mount proc", flush=True)
os._exit(1)
