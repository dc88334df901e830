# case: 39
# title: memory of a GPU that is still taken when the process is killed
# mode: train
# expect: CRASH
# protects: leftovers
# needs: gpu, torch
import os
import signal

import harmless


def train():
    import torch
    kept = torch.ones(1 << 26, device='cuda' if torch.cuda.is_available() else 'cpu')
    print(kept.sum().item())
    os.kill(os.getpid(), signal.SIGKILL)


harmless.run(train=train)
