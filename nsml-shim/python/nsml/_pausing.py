"""Waits for what the platform wants of a session that starts from a checkpoint: to go on training, to infer, to serve."""

import threading

from . import _answers, _checkpoints, _meter, _test_data
from ._errors import Misuse
from ._platform import IN_A_CHILD

RANKINGS = "answers.tsv"
PREDICTIONS = "pred.txt"


class Pause(object):
    """The work of ``nsml.paused``."""

    def __init__(self, platform, start, life, bindings):
        self._platform = platform
        self._start = start
        self._life = life
        self._bindings = bindings

    def wait(self):
        """Returns in a training session, with the checkpoint loaded. In others the process ends in here."""
        if not self._platform.is_ours():
            raise Misuse(IN_A_CHILD)
        loader = self._bindings.loader()
        mode = self._start["mode"]
        infer = self._bindings.infer() if mode != "train" else None
        checkpoint = self._start.get("checkpoint")
        print("Paused.", flush=True)
        if mode == "train" and (self._life.paused or not checkpoint):
            self._once_more(loader, checkpoint)
            return
        self._life.paused = True
        try:
            if checkpoint:
                self._platform.enter("load")
                _checkpoints.load_stored(self._platform, loader, checkpoint, self._start)
            if mode == "train":
                self._platform.enter("train")
            elif mode == "serve":
                self._platform.enter("serve")
                threading.Event().wait()
            else:
                self._answer(infer)
                self._life.end_well()
        except BaseException as error:
            self._life.fail(error)

    def _once_more(self, loader, checkpoint):
        """A script may pause several times, each time with other bindings."""
        if checkpoint:
            _checkpoints.load_stored(self._platform, loader, checkpoint, self._start)
        else:
            print("nsml: the session starts from no checkpoint; going on", flush=True)

    def _answer(self, infer):
        self._platform.enter("infer")
        prediction = self._platform.scratch(PREDICTIONS)
        meter = _meter.Meter(self._platform)
        result = _test_data.feed(self._start["datasetPath"], infer, prediction, meter)
        if self._start.get("answers", "rankings") == "predictions":
            if result is not None:
                _answers.write_predictions(prediction, result)
            meter.stop()
            self._platform.answered(PREDICTIONS)
        else:
            rows = _answers.read_predictions(prediction) if result is None else result
            _answers.write_rankings(self._platform.scratch(RANKINGS), rows)
            meter.stop()
            self._platform.answered(RANKINGS)
