"""Children of the process: they know the session, and do not speak for it."""

import os

from .supervised import SupervisedTest


class ChildrenTest(SupervisedTest):

    def check(self, script, out, **fields):
        supervisor = self.supervisor(**fields)
        outcome = self.outcome(self.start(script, supervisor), supervisor)
        self.assertEqual((outcome.status, outcome.out, outcome.err), (0, out, ""))
        self.assertEqual(supervisor.connections, 1)
        self.assertEqual(outcome.types(), ["enter:bind", "enter:train", "done"])

    def test_a_fork_that_exits_says_nothing(self):
        self.check("""
            import os, sys, nsml
            pid = os.fork()
            if pid == 0:
                sys.exit(0)
            os.waitpid(pid, 0)
            pid = os.fork()
            if pid == 0:
                sys.stderr = open(os.devnull, 'w')
                raise ValueError('in the child')
            os.waitpid(pid, 0)
            print(nsml.SESSION_NAME)
        """, "team/toy/1\n")

    def test_workers_of_both_kinds_know_the_constants(self):
        for kind in ("fork", "spawn"):
            self.check("""
                import multiprocessing
                from nsml import DATASET_NAME, IS_ON_NSML
                def work(_):
                    return DATASET_NAME, IS_ON_NSML
                if __name__ == '__main__':
                    with multiprocessing.get_context('%s').Pool(2) as pool:
                        print(set(pool.map(work, range(4))))
            """ % kind, "{('toy', True)}\n")

    def test_another_interpreter_knows_the_constants(self):
        self.check("""
            import subprocess, sys
            code = 'import nsml; print(nsml.DATASET_NAME, nsml.IS_ON_NSML, nsml.SESSION_NAME)'
            print(subprocess.check_output([sys.executable, '-c', code]).decode().strip())
        """, "toy True team/toy/1\n")

    def test_calls_that_need_the_platform_are_one_clear_error(self):
        self.check("""
            import multiprocessing, nsml
            nsml.bind(save=lambda path: open(path, 'w').close(), load=print, infer=len)
            def work(call):
                try:
                    call()
                except RuntimeError as error:
                    print(str(error).split(',')[0])
            calls = (lambda: nsml.save(1), lambda: nsml.load(1), lambda: nsml.report(a=1), lambda: nsml.paused())
            if __name__ == '__main__':
                for call in calls:
                    child = multiprocessing.get_context('fork').Process(target=work, args=(call,))
                    child.start()
                    child.join()
        """, "expected this call of nsml in the process that the platform started\n" * 4)
        self.check("""
            import subprocess, sys
            code = 'import nsml; nsml.report(a=1)'
            child = subprocess.Popen([sys.executable, '-c', code], stderr=subprocess.PIPE)
            print('in a child process of that' in child.communicate()[1].decode())
        """, "True\n")

    def test_a_child_that_outlives_its_parent_does_not_hold_the_conversation(self):
        supervisor = self.supervisor()
        end = os.path.join(self.folder, "end")
        os.mkfifo(end)
        script = """
            import os, sys
            if os.fork() == 0:
                os.close(1); os.close(2)
                open(%r).read()
                os._exit(0)
        """ % end
        process = self.start(script, supervisor)
        supervisor.wait_for({"type": "done"})
        self.assertEqual(self.outcome(process, supervisor).status, 0)
        open(end, "w").close()  # Opened only once the child reads; it ends with that.

    def test_workers_left_behind_by_a_submit_end(self):
        self.write("store/1/model", "weights")
        self.write("data/test/test_data/query/q.jpg")
        self.write("data/test/test_data/reference/r.jpg")
        script = """
            import multiprocessing, nsml
            def infer(queries, references):
                global pool
                pool = multiprocessing.get_context('fork').Pool(2)
                return [(0, ('q', pool.map(str, ['r'])))]
            nsml.bind(load=lambda path: None, infer=infer)
            nsml.paused()
        """
        outcome = self.run_script(script, "test", "1")  # Waits for the end of all who have its standard output.
        self.assertEqual((outcome.status, outcome.types()[-1]), (0, "done"), outcome.err)
