"""Stands in for the platform on the author's desk: checkpoints go to a folder, reports are printed."""

import os
import shutil

from ._errors import Refused


class LocalPlatform(object):
    """Keeps checkpoints in ``./nsml-local/checkpoints``. There are no limits and no clocks."""

    session = "local"

    def __init__(self, folder="nsml-local"):
        self._folder = os.path.abspath(folder)
        self._made = 0

    def is_ours(self):
        return False

    def new_folder(self):
        self._made += 1
        folder = os.path.join(self._folder, "scratch", "%d-%d" % (os.getpid(), self._made))
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        return folder

    def save(self, checkpoint, folder):
        kept = self._kept(checkpoint)
        shutil.rmtree(kept, ignore_errors=True)
        os.makedirs(os.path.dirname(kept), exist_ok=True)
        shutil.move(folder, kept)
        print("nsml: off the platform, checkpoint %s is in %s" % (checkpoint, kept), flush=True)

    def load(self, checkpoint, session=None):
        kept = self._kept(checkpoint)
        if session not in (None, self.session) or not os.path.isdir(kept):
            raise Refused("off the platform, checkpoints are looked for in %s" % os.path.dirname(kept))
        folder = self.new_folder()
        os.rmdir(folder)
        shutil.copytree(kept, folder)
        return folder

    def report(self, values, step, summary):
        text = ", ".join("%s=%.6g" % (name, value) for name, value in sorted(values.items()))
        print("nsml.report: %s" % text, flush=True)

    def _kept(self, checkpoint):
        return os.path.join(self._folder, "checkpoints", checkpoint)
