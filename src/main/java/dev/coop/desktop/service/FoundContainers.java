package dev.coop.desktop.service;

import dev.coop.core.container.Command;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerListener;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerStatus;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.container.Limits;
import dev.coop.core.container.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The service as soon as there is one: the window is open before anybody knows where Incus is. */
public record FoundContainers(Supplier<ContainerService> source) implements ContainerService {
    @Override
    public List<Container> list() {
        return source.get().list();
    }

    @Override
    public Container get(String name) {
        return source.get().get(name);
    }

    @Override
    public ContainerStatus status(String name) {
        return source.get().status(name);
    }

    @Override
    public Container create(CreateRequest request, CreateListener listener) {
        return source.get().create(request, listener);
    }

    @Override
    public void start(String name) {
        source.get().start(name);
    }

    @Override
    public void stop(String name, Duration timeout, boolean force) {
        source.get().stop(name, timeout, force);
    }

    @Override
    public void restart(String name, Duration timeout, boolean force) {
        source.get().restart(name, timeout, force);
    }

    @Override
    public void lock(String name) {
        source.get().lock(name);
    }

    @Override
    public void unlock(String name) {
        source.get().unlock(name);
    }

    @Override
    public Container rename(String name, String newName) {
        return source.get().rename(name, newName);
    }

    @Override
    public void updateLimits(String name, Limits limits) {
        source.get().updateLimits(name, limits);
    }

    @Override
    public void delete(String name, boolean force) {
        source.get().delete(name, force);
    }

    @Override
    public Session exec(String name, Command command) {
        return source.get().exec(name, command);
    }

    @Override
    public Watch watch(ContainerListener listener) {
        return source.get().watch(listener);
    }
}
