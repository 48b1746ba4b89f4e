package dev.coop.incus;

import java.util.List;
import java.util.Map;

/** The profiles of one project. */
public final class Profiles {
    private final Api api;

    Profiles(Api api) {
        this.api = api;
    }

    public List<Profile> list() {
        return api.list(api.url("profiles").addQueryParameter("recursion", "1"), Profile::of);
    }

    /** @throws NotFoundException when there is none of that name */
    public Profile get(String name) {
        return api.get(api.url("profiles", name), Profile::of);
    }

    /** @throws ConflictException when the name is taken */
    public void create(Profile profile) {
        api.sync("POST", api.url("profiles"), profile);
    }

    /** Replaces all of it. */
    public void update(Profile profile) {
        api.sync(
                "PUT",
                api.url("profiles", profile.name()),
                Map.of(
                        "description", profile.description(),
                        "config", profile.config(),
                        "devices", profile.devices()));
    }

    public void delete(String name) {
        api.sync("DELETE", api.url("profiles", name), null);
    }
}
