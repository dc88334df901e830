package nsml.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import nsml.catalog.Catalog;
import nsml.dataset.Datasets;
import nsml.session.CodeSnapshots;
import nsml.session.Reaper;
import nsml.session.SessionEnder;
import nsml.session.SessionStarter;
import nsml.store.Home;

/** What the commands work with, put together by {@code nsml.app}. */
public interface Services {

    Home home();

    Catalog catalog();

    Datasets datasets();

    CodeSnapshots snapshots();

    SessionStarter starter();

    SessionEnder ender();

    Reaper reaper();

    InstantSource clock();

    /** Returns the environment variables. */
    Map<String, String> environment();

    /** Returns where results go. */
    PrintWriter out();

    /** Returns where progress and errors go. */
    PrintWriter err();

    /** Tells whether progress goes to a person who watches. */
    boolean terminal();
}
