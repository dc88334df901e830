package nsml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import nsml.catalog.Catalog;
import nsml.dataset.Datasets;
import nsml.doctor.Equipment;
import nsml.runner.Images;
import nsml.session.CodeSnapshots;
import nsml.session.Reaper;
import nsml.session.SessionEnder;
import nsml.session.SessionStarter;
import nsml.store.BlobStore;
import nsml.store.Home;

/** What the commands work with, put together by {@code nsml.app}. */
public interface Services {

    Home home();

    Catalog catalog();

    BlobStore blobs();

    Datasets datasets();

    CodeSnapshots snapshots();

    SessionStarter starter();

    SessionEnder ender();

    Reaper reaper();

    Images images();

    /** Returns the reference submission's jar, as its build left it. */
    Path referenceJar();

    /** Returns the bundle of the image that the reference submission names, as its build left it. */
    Path referenceImage();

    /** Returns the folders that container images are built from. */
    Path containerImages();

    /** Returns what {@code nsml doctor} needs of this installation. */
    Equipment equipment();

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
