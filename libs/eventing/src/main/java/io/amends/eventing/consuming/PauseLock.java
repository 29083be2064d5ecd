package io.amends.eventing.consuming;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Runs work except during a pause. When [#pause] returns, no work is running.
final class PauseLock {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private boolean paused;

    /// Runs the work and returns true, or returns false during a pause.
    boolean unlessPaused(Runnable work) {
        lock.readLock().lock();
        try {
            if (paused) {
                return false;
            }
            work.run();
            return true;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Waits until running work is finished; from then on no work is run.
    void pause() {
        set(true);
    }

    /// Ends a pause.
    void resume() {
        set(false);
    }

    private void set(boolean value) {
        lock.writeLock().lock();
        try {
            paused = value;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
