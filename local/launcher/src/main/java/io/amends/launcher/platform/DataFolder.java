package io.amends.launcher.platform;

import io.amends.process.FolderLock;
import io.amends.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// The folder with all files of one platform.
///
/// @param folder absolute
public record DataFolder(Path folder) {

    private static final String LOCK = "platform";

    /// @return the folder as an absolute path
    public static DataFolder of(Path folder) {
        return new DataFolder(folder.toAbsolutePath().normalize());
    }

    /// A command for these data as it is to be typed in this directory, for hints.
    ///
    /// @param command as `down` or `scores fit`
    /// @return as `./amends down --data /srv/amends`; without the folder where it is the default
    public String command(String command) {
        var here = Path.of("").toAbsolutePath();
        var shortest = folder.startsWith(here) ? here.relativize(folder) : folder;
        return "./amends "
                + command
                + (shortest.toString().equals("data") ? "" : " --data " + quoted(shortest));
    }

    /// Quoted for a shell as one word.
    private static String quoted(Path path) {
        var text = path.toString();
        return text.matches("[\\p{L}\\p{N}/._~+:,@%-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }

    /// Creates the folder if it is missing and locks it until the lock is closed.
    ///
    /// @throws StartupException when another platform runs on it, or it is not writable
    FolderLock lock() {
        requireFree();
        return FolderLock.acquire(folder, LOCK);
    }

    /// @throws StartupException when another platform runs on it
    public void requireFree() {
        var holder = holder();
        if (holder.isPresent()) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The data in %s are in use by another ./amends up (process %d). Stop that one with %s, or choose another folder with --data.",
                            folder,
                            holder.getAsLong(),
                            command("down")),
                    null);
        }
    }

    /// @return the process that runs the platform on these data, if any
    public OptionalLong holder() {
        return FolderLock.holder(folder, LOCK);
    }

    /// @return the key that the gateway wrote at its first start, readable by its owner only
    public Path adminKey() {
        return folder.resolve("admin.key");
    }

    /// @return the embedded store's own folder
    public Path store() {
        return folder.resolve("store");
    }

    Path broker() {
        return folder.resolve("broker");
    }

    /// @return where the output of a process goes
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path state() {
        return folder.resolve("platform.json");
    }

    void createLogs() {
        try {
            Files.createDirectories(logs());
        } catch (IOException unwritable) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The folder %s cannot be written: %s",
                            logs(),
                            unwritable.getMessage()),
                    unwritable);
        }
    }
}
