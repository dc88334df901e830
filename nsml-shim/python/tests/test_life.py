"""What the supervisor hears of a session's life."""

import os
import signal
import subprocess
import sys

from .supervised import SESSION, SHIM, SupervisedTest

#: A script in the common shape: a dict for a model, trained by counting.
TOY = """
    import argparse, json, os
    import nsml

    def bind_model(model):
        def save(dir_name):
            os.makedirs(dir_name, exist_ok=True)
            with open(os.path.join(dir_name, 'model'), 'w') as out:
                json.dump(model, out)
        def load(file_path):
            with open(file_path) as source:
                model.update(json.load(source))
            print('loaded')
        def infer(queries, db):
            print('infer after', model['epoch'])
            return [(i, (q.split('/')[-1].split('.')[0], sorted(r.split('/')[-1].split('.')[0] for r in db)))
                    for i, q in enumerate(sorted(queries))]
        nsml.bind(save=save, load=load, infer=infer)

    if __name__ == '__main__':
        args = argparse.ArgumentParser()
        args.add_argument('--epochs', type=int, default=2)
        args.add_argument('--mode', type=str, default='train')
        args.add_argument('--iteration', type=str, default='0')
        args.add_argument('--pause', type=int, default=0)
        config = args.parse_args()
        model = {'epoch': 0}
        bind_model(model)
        if config.pause:
            nsml.paused(scope=locals())
        if config.mode == 'train':
            for epoch in range(model['epoch'], model['epoch'] + config.epochs):
                model['epoch'] = epoch + 1
                nsml.report(summary=True, epoch=epoch, epoch_total=config.epochs, train__loss=1 / (epoch + 1), step=epoch)
                nsml.save(epoch)
"""


class LifeTest(SupervisedTest):

    def checkpoint_1(self):
        self.write("store/1/model/model", '{"epoch": 2}')

    def pictures(self):
        for name in ("query/q1.jpg", "query/q2.jpg", "reference/r2.jpg", "reference/r1.png", "query/.hidden"):
            self.write("data/test/test_data/" + name)

    def test_training_reports_saves_and_ends(self):
        outcome = self.run_script(TOY)
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual(outcome.types(), ["enter:bind", "enter:train", "report", "save", "report", "save", "done"])
        self.assertEqual(outcome.heard[2], {
            "type": "report", "step": 0, "summary": True,
            "values": {"epoch": 0, "epoch_total": 2, "train__loss": 1.0, "step": 0}})
        self.assertEqual(outcome.heard[3], {"type": "save", "checkpoint": "0", "directory": "save-1"})
        self.assertEqual(self.files("store"), ["0/model/model", "1/model/model"])
        self.assertEqual(self.files("scratch"), [])

    def test_a_fork_loads_and_goes_on(self):
        self.checkpoint_1()
        outcome = self.run_script(TOY, "train", "1", ["--pause", "1", "--iteration", "1", "--epochs", "1"])
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual(outcome.out, "Paused.\nloaded\n")
        self.assertEqual(outcome.types(), ["enter:bind", "enter:load", "load", "enter:train", "report", "save", "done"])
        self.assertEqual(self.read("store/2/model/model"), '{"epoch": 3}')
        self.assertEqual(os.listdir(self.scratch), [])

    def test_a_submit_loads_infers_answers_and_never_returns(self):
        self.checkpoint_1()
        self.pictures()
        outcome = self.run_script(TOY + "\n        print('went on')\n", "test", "1", ["--mode", "test", "--pause", "1"])
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual(outcome.out, "Paused.\nloaded\ninfer after 2\n")
        self.assertEqual(outcome.types(), ["enter:bind", "enter:load", "load", "enter:infer", "answered", "done"])
        self.assertEqual(outcome.one("answered")["file"], "answers.tsv")
        self.assertEqual(self.read("scratch/answers.tsv"),
                         "#nsml-answers 1 rankings\nq1\tr1\tr2\nq2\tr1\tr2\n#end 2\n")

    def test_a_script_that_never_imports_nsml_is_done_too(self):
        outcome = self.run_script("print('hello')")
        self.assertEqual((outcome.status, outcome.out), (0, "hello\n"))
        self.assertEqual(outcome.types(), ["enter:bind", "enter:train", "done"])

    def test_the_submissions_own_nsml_folder_does_not_count(self):
        self.write("app/nsml/__init__.py", "raise ImportError('not this one')")
        outcome = self.run_script("import nsml, nsml.constants; print(nsml.IS_ON_NSML, nsml.constants.DATASET_NAME)")
        self.assertEqual(outcome.out, "True toy\n")

    def test_an_uncaught_exception_is_told_in_one_line_and_printed_in_full(self):
        outcome = self.run_script("def f():\n    raise ValueError('bad\\nluck')\nf()")
        self.assertEqual(outcome.status, 1)
        self.assertIn("in f\n", outcome.err)
        self.assertEqual(outcome.heard[-1], {"type": "failed", "error": "ValueError: bad luck"})

    def test_a_script_that_cannot_be_read_has_failed(self):
        outcome = self.run_script("print('hello'\n")
        self.assertEqual((outcome.status, outcome.types()[-1]), (1, "failed"))
        self.assertTrue(outcome.heard[-1]["error"].startswith("SyntaxError: "), outcome.heard)

    def test_a_failure_in_load_is_told_with_its_phase(self):
        self.checkpoint_1()
        script = """
            import nsml
            def load(path):
                raise RuntimeError('size mismatch')
            nsml.bind(load=load, infer=lambda q, r: [])
            try:
                nsml.paused()
            finally:
                print('not reached')
        """
        outcome = self.run_script(script, "test", "1")
        self.assertEqual((outcome.status, outcome.out), (1, "Paused.\n"))
        self.assertIn("in load\n", outcome.err)
        self.assertEqual(outcome.types(), ["enter:bind", "enter:load", "load", "failed"])
        self.assertEqual(outcome.heard[-1]["error"], "RuntimeError: size mismatch")

    def test_a_failure_in_infer_is_told_with_its_phase(self):
        self.checkpoint_1()
        self.pictures()
        script = "import nsml\nnsml.bind(load=lambda p: 0, infer=lambda q, r: q[99])\nnsml.paused()"
        outcome = self.run_script(script, "test", "1")
        self.assertEqual(outcome.status, 1)
        self.assertEqual(outcome.types()[-2:], ["enter:infer", "failed"])
        self.assertEqual(outcome.heard[-1]["error"], "IndexError: list index out of range")

    def test_paused_without_bind_is_one_clear_error(self):
        outcome = self.run_script("import nsml\nnsml.paused()", "test", "1")
        self.assertEqual(outcome.status, 1)
        self.assertIn("call nsml.bind(", outcome.heard[-1]["error"])
        self.assertEqual(outcome.types(), ["enter:bind", "failed"])

    def test_paused_without_infer_is_one_clear_error(self):
        outcome = self.run_script("import nsml\nnsml.bind(load=print)\nnsml.paused()", "test", "1")
        self.assertIn("call nsml.bind(infer=...) first", outcome.heard[-1]["error"])

    def test_a_submit_that_never_pauses_has_failed(self):
        outcome = self.run_script("print('forgot')", "test", "1")
        self.assertEqual(outcome.types(), ["enter:bind", "failed"])
        self.assertIn("without nsml.paused()", outcome.heard[-1]["error"])

    def test_a_fork_that_never_pauses_is_done_and_says_so(self):
        outcome = self.run_script("print('forgot')", "train", "1")
        self.assertEqual(outcome.types(), ["enter:bind", "done"])
        self.assertIn("checkpoint 1 was not loaded", outcome.out)

    def test_a_script_that_knows_no_argument_has_said_so_itself(self):
        script = """
            import argparse
            import nsml
            args = argparse.ArgumentParser()
            args.add_argument('--mode')
            args.parse_args(['--iteration', '1'])
        """
        for mode, heard in (("test", ["enter:bind"]), ("train", ["enter:bind", "done"])):
            outcome = self.run_script(script, mode, "1")
            self.assertEqual((outcome.status, outcome.out, outcome.types()), (2, "", heard))
            self.assertIn("unrecognized arguments: --iteration 1", outcome.err.splitlines()[-1])

    def test_a_script_that_gives_up_by_exit_has_said_why_itself(self):
        for leave in ("exit", "quit", "sys.exit"):
            outcome = self.run_script("import sys\n%s('no such option')" % leave, "test", "1")
            self.assertEqual((outcome.status, outcome.types()), (1, ["enter:bind"]))
            self.assertEqual(outcome.err.splitlines()[-1], "no such option")

    def test_paused_without_a_checkpoint_goes_on(self):
        outcome = self.run_script(TOY, "train", None, ["--pause", "1", "--epochs", "1"])
        self.assertEqual(outcome.status, 0)
        self.assertIn("starts from no checkpoint", outcome.out)
        self.assertEqual(outcome.types()[-3:], ["report", "save", "done"])

    def test_a_submit_of_no_checkpoint_infers_at_once(self):
        self.pictures()
        outcome = self.run_script(TOY, "test", None, ["--mode", "test", "--pause", "1"])
        self.assertEqual(outcome.types(), ["enter:bind", "enter:infer", "answered", "done"])

    def test_a_second_pause_loads_by_the_new_binding(self):
        self.checkpoint_1()
        script = """
            import nsml
            for name in ('first', 'second'):
                nsml.bind(load=lambda path, name=name: print(name, path.endswith('model/model')))
                nsml.paused()
        """
        outcome = self.run_script(script, "train", "1")
        self.assertEqual(outcome.out, "Paused.\nfirst True\nPaused.\nsecond True\n")
        self.assertEqual(outcome.types(),
                         ["enter:bind", "enter:load", "load", "enter:train", "load", "done"])

    def test_an_exit_status_is_the_scripts(self):
        outcome = self.run_script("import sys; sys.exit(2)")
        self.assertEqual(outcome.status, 2)

    def test_exit_handlers_of_the_script_may_still_save(self):
        script = """
            import atexit, nsml
            nsml.bind(model={'a': 1})
            atexit.register(lambda: nsml.save('last'))
        """
        self.assertEqual(self.run_script(script).types()[-2:], ["save", "done"])

    def test_what_threads_do_comes_before_the_end(self):
        script = """
            import threading, nsml
            threading.Thread(target=lambda: nsml.report(step=1, a=2)).start()
        """
        self.assertEqual(self.run_script(script).types()[-2:], ["report", "done"])

    def test_a_failed_script_ends_although_its_threads_go_on(self):
        script = "import threading\nthreading.Thread(target=threading.Event().wait).start()\nraise ValueError('x')"
        outcome = self.run_script(script)
        self.assertNotEqual(outcome.status, 0)
        self.assertEqual(outcome.types()[-1], "failed")

    def test_a_submit_ends_although_its_threads_go_on(self):
        self.checkpoint_1()
        self.pictures()
        script = """
            import threading, nsml
            nsml.bind(load=lambda p: None, infer=lambda q, r: {})
            threading.Thread(target=threading.Event().wait).start()
            nsml.paused()
        """
        self.assertEqual(self.run_script(script, "test", "1").status, 0)

    def test_serving_waits_for_evaluations_until_killed(self):
        self.checkpoint_1()
        supervisor = self.supervisor("serve", "1")
        process = self.start(TOY, supervisor, ["--mode", "test", "--pause", "1"])
        supervisor.wait_for({"type": "enter", "phase": "serve"})
        process.kill()
        outcome = self.outcome(process, supervisor)
        self.assertEqual(outcome.types(), ["enter:bind", "enter:load", "load", "enter:serve"])

    def test_a_signal_during_a_request_leaves_the_conversation_whole(self):
        script = """
            import signal, nsml
            class Late(Exception): pass
            def late(*_): raise Late()
            signal.signal(signal.SIGALRM, late)
            hits = 0
            for step in range(300):
                signal.setitimer(signal.ITIMER_REAL, 0.0001)
                try:
                    nsml.report(step=step, a=1)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                except Late:
                    hits += 1
            signal.setitimer(signal.ITIMER_REAL, 0)
            nsml.report(step=1000, hits=hits)
        """
        outcome = self.run_script(script)
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual(outcome.heard[-2]["step"], 1000)


class StartTest(SupervisedTest):

    def test_a_socket_that_is_not_there_is_told_in_one_sentence(self):
        outcome = self.outcome(self.start("print('ran')", None, NSML_SOCKET="/no/such/socket"))
        self.assertEqual((outcome.status, outcome.out), (2, ""))
        self.assertIn("nsml: expected the platform's socket at NSML_SOCKET=/no/such/socket, got: ", outcome.err)
        self.assertEqual(outcome.err.count("\n"), 1)

    def test_a_refused_hello_is_told_in_one_sentence(self):
        outcome = self.run_script("print('ran')", refusals={"hello": "expected protocol 2, got 1"})
        self.assertEqual((outcome.status, outcome.out), (2, ""))
        self.assertEqual(outcome.err, "nsml: the platform did not start the session: expected protocol 2, got 1\n")

    def test_the_interpreters_own_sitecustomize_still_runs(self):
        own = self.make("own")
        self.write("own/sitecustomize.py", "print('the own one')")
        environment = dict(os.environ, PYTHONPATH=SHIM + os.pathsep + own, PYTHONDONTWRITEBYTECODE="1")
        environment.pop("NSML_SOCKET", None)
        out = subprocess.check_output([sys.executable, "-c", "print('script')"], env=environment)
        self.assertEqual(out, b"the own one\nscript\n")


class HangUpTest(SupervisedTest):

    def test_a_script_that_waits_for_a_reply_ends(self):
        supervisor = self.supervisor()
        supervisor.hang_up_at = {"type": "report"}
        outcome = self.outcome(self.start("import nsml\nnsml.report(step=1, a=1)\nprint('on')", supervisor), supervisor)
        self.assertEqual((outcome.status, outcome.out), (3, ""))

    def test_a_script_that_asks_nothing_ends(self):
        supervisor = self.supervisor()
        script = """
            import os, threading, nsml
            def busy():
                while True:
                    pass
            threading.Thread(target=busy, daemon=True).start()
            threading.Thread(target=lambda: nsml.report(step=1, a=1)).start()
            try:
                while True:
                    sum(range(1000))
            finally:
                print('not reached')
        """
        supervisor.hang_up_at = {"type": "report"}
        outcome = self.outcome(self.start(script, supervisor), supervisor)
        self.assertEqual((outcome.status, outcome.out), (3, ""))

    def test_the_last_words_are_still_printed(self):
        supervisor = self.supervisor()
        supervisor.hang_up_at = {"type": "failed"}
        outcome = self.outcome(self.start("raise ValueError('last')", supervisor), supervisor)
        self.assertEqual(outcome.status, 1)
        self.assertIn("ValueError: last\n", outcome.err)
        self.assertIn("could not be told that the session is failed", outcome.err)

    def test_a_terminated_script_is_not_done(self):
        supervisor = self.supervisor()
        script = "import nsml, threading\nnsml.report(step=1, a=1)\nthreading.Event().wait()"
        process = self.start(script, supervisor)
        supervisor.wait_for({"type": "report"})
        process.send_signal(signal.SIGTERM)
        outcome = self.outcome(process, supervisor)
        self.assertEqual(outcome.status, -signal.SIGTERM)
        self.assertEqual(outcome.types()[-1], "report")


class ConstantsTest(SupervisedTest):

    NAMES = ("DATASET_PATH, DATASET_NAME, HAS_DATASET, IS_DATASET, IS_ON_NSML, GPU_NUM, SESSION_NAME, SESSION_ID,"
             " NSML_NFS_OUTPUT")

    def test_on_the_platform(self):
        for module in ("nsml", "nsml.constants"):
            outcome = self.run_script("from %s import %s\nprint([%s])" % (module, self.NAMES, self.NAMES), gpuCount=2)
            self.assertEqual(outcome.out.strip(), repr([self.data, "toy", True, True, True, 2, SESSION, SESSION, ""]))

    def test_without_a_dataset(self):
        outcome = self.run_script("import nsml\nprint([nsml.DATASET_PATH, nsml.DATASET_NAME, nsml.HAS_DATASET])",
                                  dataset="", datasetPath="")
        self.assertEqual(outcome.out, "['', '', False]\n")

    def test_off_the_platform(self):
        outcome = self.run_locally("from nsml import %s\nprint([%s])" % (self.NAMES, self.NAMES))
        self.assertEqual(outcome.out.strip(), repr(["", "", False, False, False, 0, "", "", ""]))

    def test_encoder_and_decoder_can_be_imported(self):
        outcome = self.run_locally("import nsml.encoder, nsml.decoder\nfrom nsml import encoder, decoder\nprint('ok')")
        self.assertEqual(outcome.out, "ok\n")
