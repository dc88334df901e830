"""Off the platform: a script runs on its author's desk."""

from .supervised import SupervisedTest
from .test_life import TOY


class LocalTest(SupervisedTest):

    def test_training_keeps_its_checkpoints_in_a_folder(self):
        outcome = self.run_locally(TOY)
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual(self.files("app/nsml-local"), ["checkpoints/0/model/model", "checkpoints/1/model/model"])
        self.assertIn("nsml.report: epoch=0, epoch_total=2, step=0, train__loss=1\n", outcome.out)
        self.assertEqual(outcome.out.count("nsml: off the platform, checkpoint "), 2)

    def test_load_finds_what_was_saved(self):
        self.run_locally(TOY)
        outcome = self.run_locally("import nsml\nnsml.load(1, load_fn=lambda path: print(open(path).read()))")
        self.assertEqual(outcome.out, '{"epoch": 2}\n')
        outcome = self.run_locally("import nsml\nnsml.load(7, load_fn=print)")
        self.assertIn("KeyError: 'No model: local/nsml_model/7'", outcome.err)

    def test_paused_does_nothing(self):
        self.assertEqual(self.run_locally("import nsml\nnsml.paused(scope=locals())\nprint('on')").out, "on\n")

    def test_infer_calls_the_bound_function(self):
        self.assertEqual(self.run_locally("import nsml\nnsml.bind(infer=print)\nnsml.infer([1])").out, "[1]\n")
