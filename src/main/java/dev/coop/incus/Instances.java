package dev.coop.incus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Containers. */
public final class Instances {
    private final Api api;

    Instances(Api api) {
        this.api = api;
    }

    /** What may be changed of an instance. */
    public record Editable(
            String architecture,
            String description,
            boolean ephemeral,
            boolean stateful,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            List<String> profiles) {
        public Editable {
            description = description == null ? "" : description;
        }

        public Editable withConfig(Map<String, String> changed) {
            return new Editable(architecture, description, ephemeral, stateful, changed, devices, profiles);
        }

        public Editable withDevices(Map<String, Map<String, String>> changed) {
            return new Editable(architecture, description, ephemeral, stateful, config, changed, profiles);
        }
    }

    /** All, without state and snapshots: one quick call (2 to 4 ms for dozens). */
    public List<Instance> list() {
        return api.list(api.url("instances").addQueryParameter("recursion", "1"), Instance::of);
    }

    /** All with state and snapshots. Costs several milliseconds for each that runs. */
    public List<Instance> listFull() {
        return api.list(api.url("instances").addQueryParameter("recursion", "2"), Instance::of);
    }

    /** @throws NotFoundException when there is none of that name */
    public Instance get(String name) {
        return api.get(api.url("instances", name), Instance::of);
    }

    /** Empty when there is none of that name. */
    public Optional<Instance> find(String name) {
        try {
            return Optional.of(get(name));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /** With state and snapshots. */
    public Instance getFull(String name) {
        return api.get(api.url("instances", name).addQueryParameter("recursion", "1"), Instance::of);
    }

    public InstanceState state(String name) {
        return api.get(api.url("instances", name, "state"), InstanceState::of);
    }

    /** @throws ConflictException when the name is taken */
    public Operation create(InstanceRequest request) {
        return api.async("POST", api.url("instances"), request.body());
    }

    public Operation change(String name, StateChange change) {
        return api.async("PUT", api.url("instances", name, "state"), change.body());
    }

    /** Changes settings and devices; whatever the change leaves alone stays. @throws ConflictException when somebody else changed it meanwhile */
    public Operation update(String name, UnaryOperator<Editable> change) {
        Api.Versioned<Editable> now = api.getVersioned(api.url("instances", name), Editable.class);
        return api.async("PUT", api.url("instances", name), change.apply(now.value()), now.etag());
    }

    /** Sets the settings that are named, and leaves the others; an empty value takes one away. Done when it returns. */
    public void configure(String name, Map<String, String> config) {
        api.sync("PATCH", api.url("instances", name), Map.of("config", config));
    }

    /** Rolls the disk back, and with it the settings, devices and profiles of then. */
    public Operation restore(String name, String snapshot) {
        return restore(name, snapshot, false);
    }

    /** @param diskOnly leaves settings, devices and profiles; needs {@code instance_snapshot_disk_only_restore} */
    public Operation restore(String name, String snapshot, boolean diskOnly) {
        Map<String, Object> restored = Map.of("restore", snapshot, "stateful", false);
        Map<String, Object> disk = Map.of("restore", snapshot, "stateful", false, "disk_only", true);
        return api.async("PUT", api.url("instances", name), diskOnly ? disk : restored);
    }

    /** @param newName must be free, and the instance stopped */
    public Operation rename(String name, String newName) {
        return api.async("POST", api.url("instances", name), Map.of("name", newName));
    }

    /** @throws RefusedException when it runs */
    public Operation delete(String name) {
        return api.async("DELETE", api.url("instances", name), null);
    }

    /** Snapshots of one instance. */
    public Snapshots snapshots(String name) {
        return new Snapshots(api, name);
    }

    /** Opens what is on the disk of one, whatever its state. While it is open, its state cannot be changed. */
    public DiskReader disk(String name) {
        return DiskReader.open(
                api,
                api.async(
                        "POST",
                        api.url("instances", name),
                        Map.of("migration", true, "instance_only", true, "allow_inconsistent", true)));
    }

    /** Files of one instance, running or not. */
    public Files files(String name) {
        return new Files(api, name);
    }

    /** Opens a connection to the files of one instance, running or not, that makes more of them at less cost. */
    public Sftp sftp(String name) {
        return Sftp.open(api, name);
    }

    /** Runs commands in one running instance. */
    public Exec exec(String name) {
        return new Exec(api, name);
    }

    /** The text of a log, such as {@code lxc.log}, that says why a start failed. */
    public String log(String name, String log) {
        return Files.text(api, api.url("instances", name, "logs", log));
    }

    /** What was written to the console since the start. */
    public String console(String name) {
        return Files.text(api, api.url("instances", name, "console"));
    }

    /** Waits until its state changed as asked. @throws OperationFailedException when it could not */
    public void changeAndAwait(String name, StateChange change, Duration limit) {
        new Operations(api).await(change(name, change), limit);
    }
}
