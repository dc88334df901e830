"""report and Visdom."""

import time

from .supervised import SupervisedTest, needs


class ReportTest(SupervisedTest):

    def report(self, *calls):
        outcome = self.run_script("import nsml\n" + "\n".join(calls))
        reports = [request for request in outcome.heard if request["type"] == "report"]
        return outcome, reports

    def test_numbers_with_step_and_summary(self):
        _, reports = self.report("nsml.report(summary=True, scope=locals(), step=3, loss=0.5, epoch=3, train__acc=1)",
                                 "nsml.report(True, None, a=1)", "nsml.report(loss=2)")
        self.assertEqual(reports, [
            {"type": "report", "step": 3, "summary": True, "values": {"step": 3, "loss": 0.5, "epoch": 3, "train__acc": 1}},
            {"type": "report", "summary": True, "values": {"a": 1}},
            {"type": "report", "summary": False, "values": {"loss": 2}}])

    def test_a_step_between_two_numbers_stays_among_the_values(self):
        _, reports = self.report("nsml.report(step=2.5, a=1)")
        self.assertEqual((reports[0]["step"], reports[0]["values"]["step"]), (2, 2.5))

    def test_truth_values_are_numbers(self):
        _, reports = self.report("nsml.report(a=True, b=False)")
        self.assertEqual(reports[0]["values"], {"a": 1, "b": 0})

    def test_walltime_is_the_present(self):
        _, reports = self.report("nsml.report(a=1, walltime=5)")
        self.assertLess(abs(reports[0]["values"]["walltime"] - time.time()), 600)

    def test_what_json_cannot_hold_is_a_type_error(self):
        outcome, reports = self.report("nsml.report(a=object())")
        self.assertRegex(outcome.heard[-1]["error"], "^TypeError: Object of type '?object'? is not JSON serializable$")
        self.assertEqual(reports, [])

    def test_what_is_no_finite_number_is_left_out_with_one_warning(self):
        outcome, reports = self.report("nan = float('nan')", "for i in range(3): nsml.report(a=nan, b='text', c=1, d=[1])",
                                       "nsml.report(a=1.5, e=10 ** 400, f=float('inf'), step='x')")
        self.assertEqual([report["values"] for report in reports], [{"c": 1}] * 3 + [{"a": 1.5}])
        self.assertEqual(outcome.out.count("nsml: report leaves out"), 6)
        self.assertIn("nsml: report leaves out a: expected a finite number, got nan\n", outcome.out)
        self.assertIn("nsml: report leaves out b: expected a finite number, got 'text'\n", outcome.out)

    @needs("numpy")
    def test_numbers_of_numpy(self):
        _, reports = self.report("import numpy", "nsml.report(a=numpy.float64(0.25))")
        self.assertEqual(reports[0]["values"], {"a": 0.25})
        outcome, _ = self.report("import numpy", "nsml.report(a=numpy.float32(0.25))")
        self.assertIn("TypeError: Object of type", outcome.heard[-1]["error"])


class VisdomTest(SupervisedTest):

    def test_any_call_is_taken_and_lines_are_reports(self):
        script = """
            import nsml
            vis = nsml.Visdom(visdom=None, env='main', use_incoming_socket=False)
            vis.image([[1]], opts={'title': 'x'})
            window = vis.line(Y=[0.5], X=[3], opts=dict(title='loss'))
            assert vis.line([0.25], [4], win=window, update='append', name='loss') == window
            vis.line(Y=[1, 2, 3])
            vis.text('hello', win='text')
            assert vis.check_connection()
            vis.anything(1, 2, x=3)
        """
        outcome = self.run_script(script)
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual([(request["step"], request["values"]) for request in outcome.heard if request["type"] == "report"],
                         [(3, {"step": 3, "loss": 0.5}), (4, {"step": 4, "loss": 0.25})])
