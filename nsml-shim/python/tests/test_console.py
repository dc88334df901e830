"""What nsml exec and nsml sh ask of a running session."""

import json
import os

from .supervised import SupervisedTest

WAIT = """
import nsml, threading
nsml.report(ready=1)
threading.Event().wait()
"""


class ConsoleTest(SupervisedTest):

    def setUp(self):
        super(ConsoleTest, self).setUp()
        self.numbers = 0

    def running(self, script, mode="train", checkpoint=None):
        supervisor = self.supervisor(mode, checkpoint)
        process = self.start(script, supervisor)
        self.addCleanup(self.outcome, process, supervisor)
        self.addCleanup(process.kill)
        supervisor.wait_for({"type": "report"} if mode == "train" else {"type": "enter", "phase": mode})

    def ask(self, text, kind="exec"):
        self.numbers += 1
        folder = self.make("scratch", "console")
        part = self.write("scratch/console/part")
        with open(part, "w", encoding="utf-8") as out:
            json.dump({"kind": kind, "text": text}, out)
        os.rename(part, os.path.join(folder, "%d.request" % self.numbers))
        reply = os.path.join(folder, "%d.reply" % self.numbers)
        self.wait_until(lambda: os.path.exists(reply), "the reply to " + text)
        with open(reply, encoding="utf-8") as source:
            found = json.load(source)
        return found["status"], found["output"]

    def test_expressions_and_statements_in_the_main_module(self):
        self.running("x = 41" + WAIT)
        self.assertEqual(self.ask("x + 1"), (0, "42\n"))
        self.assertEqual(self.ask("None"), (0, ""))
        self.assertEqual(self.ask("print('hello')"), (0, "hello\n"))
        self.assertEqual(self.ask("x = 1\ndef f(): return x"), (0, ""))
        self.assertEqual(self.ask("f()"), (0, "1\n"))
        self.assertEqual(self.ask("  [x + i for i in range(2)]"), (0, "[1, 2]\n"))

    def test_an_exception_is_a_status_and_a_traceback(self):
        self.running(WAIT)
        status, output = self.ask("print('first'); 1 / 0")
        self.assertEqual(status, 1)
        self.assertTrue(output.startswith("first\nTraceback"), output)
        self.assertTrue(output.endswith("ZeroDivisionError: division by zero\n"), output)
        self.assertNotIn("_console.py", output)
        self.assertTrue(self.ask("1 +")[1].startswith("  File \"<nsml exec>\", line 1\n"))
        self.assertEqual(self.ask("exit()")[0], 1)
        self.assertEqual(self.ask("2"), (0, "2\n"))

    def test_the_scope_of_the_last_report(self):
        self.running("""
            import nsml
            def main():
                rate, rates = 0.5, [1, 2]
                nsml.report(step=1, scope=locals())
                import threading
                threading.Event().wait()
            main()
        """)
        self.assertEqual(self.ask("rate"), (0, "0.5\n"))
        self.assertEqual(self.ask("[rate * r for r in rates]"), (0, "[0.5, 1.0]\n"))
        self.assertEqual(self.ask("rate = 2"), (0, ""))
        self.assertEqual(self.ask("rate, nsml.DATASET_NAME"), (0, "(2, 'toy')\n"))

    def test_other_threads_print_as_ever(self):
        self.running("def show():\n    print('of another thread')" + WAIT)
        text = "import threading\nt = threading.Thread(target=show)\nt.start()\nt.join()\nprint('mine')"
        self.assertEqual(self.ask(text), (0, "mine\n"))

    def test_long_output_is_cut_with_a_note(self):
        self.running(WAIT)
        for kind, text in (("exec", "print('x' * 3000000)"), ("shell", "yes")):
            output = self.ask(text, kind)[1]
            self.assertTrue(output.endswith("\n... cut by nsml after 1 MiB\n"), output[-100:])
            self.assertEqual(len(output), 1 << 20)

    def test_shell_commands_run_in_the_working_directory(self):
        self.running(WAIT)
        self.assertEqual(self.ask("pwd; echo trouble >&2; exit 5", "shell"), (5, self.app + "\ntrouble\n"))

    def test_a_serving_session_infers_on_demand(self):
        self.write("store/1/model", "weights")
        self.running("""
            import nsml
            def main():
                nsml.bind(load=lambda path: None, infer=lambda data, top_k=1: [data, top_k])
                nsml.paused(scope=locals())
            main()
        """, "serve", "1")
        self.assertEqual(self.ask("nsml.infer('text', top_k=2)"), (0, "['text', 2]\n"))

    def test_a_submit_evaluates_nothing(self):
        self.write("store/1/model", "weights")
        self.write("scratch/console/1.request", '{"kind": "exec", "text": "1"}')
        self.write("data/test/test_data", "x")
        script = """
            import nsml, threading
            def infer(data):
                print([thread.name for thread in threading.enumerate()])
                return {}
            nsml.bind(load=lambda path: None, infer=infer)
            nsml.paused()
        """
        outcome = self.run_script(script, "test", "1")
        self.assertEqual(outcome.out, "Paused.\n['MainThread', 'nsml-lifeline']\n")
        self.assertEqual(self.files("scratch"), ["answers.tsv", "console/1.request"])
