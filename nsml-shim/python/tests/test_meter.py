"""How far inference has come, as the supervisor hears of it."""

import os
import pickle
import unittest

from .supervised import SupervisedTest


class FakePlatform(object):

    def __init__(self, fails=False):
        self.heard = []
        self._fails = fails

    def is_ours(self):
        return True

    def progress(self, done, total):
        self.heard.append((done, total))
        if self._fails:
            raise RuntimeError("gone")


class MeterTest(unittest.TestCase):

    def setUp(self):
        # Imported from its file: the package itself would look for a platform.
        import importlib.util
        place = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "nsml", "_meter.py")
        spec = importlib.util.spec_from_file_location("_meter", place)
        self.module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.module)
        self.now = 0.0

    def meter(self, platform):
        return self.module.Meter(platform, lambda: self.now)

    def test_it_tells_at_most_once_a_second(self):
        platform = FakePlatform()
        for _ in self.module.WatchedList(range(16), self.meter(platform)):
            self.now += 0.25
        self.assertEqual(platform.heard, [(4, 16), (8, 16), (12, 16)])

    def test_elements_taken_one_by_one_count(self):
        platform = FakePlatform()
        queries = self.module.WatchedList("abc", self.meter(platform))
        self.now = 2.0
        self.assertEqual(queries[-1], "c")
        self.assertEqual(queries[:2], ["a", "b"])
        self.assertEqual(platform.heard, [(2, 3)])

    def test_stopped_it_tells_nothing(self):
        platform = FakePlatform()
        meter = self.meter(platform)
        self.now = 5.0
        meter.stop()
        meter.at(1, 2)
        self.assertEqual(platform.heard, [])

    def test_a_supervisor_that_cannot_hear_is_no_failure(self):
        platform = FakePlatform(fails=True)
        meter = self.meter(platform)
        for self.now in (2.0, 4.0):
            meter.at(1, 2)
        self.assertEqual(len(platform.heard), 1)

    def test_sent_to_another_process_it_is_a_plain_list(self):
        self.assertIs(type(pickle.loads(pickle.dumps(self.module.WatchedList([1, 2], self.meter(FakePlatform()))))), list)


class ProgressOfASubmitTest(SupervisedTest):

    SCRIPT = """
        import nsml, time
        def infer(queries, db):
            for query in queries:
                yield (0, ('q' + query[-5], ['r1']))
                time.sleep(%s)
        nsml.bind(load=lambda path: None, infer=infer)
        nsml.paused()
    """

    def submit(self, pause):
        for name in ("query/q1.jpg", "query/q2.jpg", "query/q3.jpg", "reference/r1.jpg"):
            self.write("data/test/test_data/" + name)
        self.make("store", "1")
        outcome = self.run_script(self.SCRIPT % pause, "test", "1")
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        return [request for request in outcome.heard if request["type"] == "progress"]

    def test_a_slow_submit_tells_how_far_it_has_come(self):
        told = self.submit(1.1)
        self.assertEqual(told[0], {"type": "progress", "done": 1, "total": 3})

    def test_a_quick_one_tells_nothing(self):
        self.assertEqual(self.submit(0), [])
