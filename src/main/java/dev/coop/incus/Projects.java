package dev.coop.incus;

import java.util.List;

/** The projects of the server. */
public final class Projects {
    private final Api api;

    Projects(Api api) {
        this.api = api;
    }

    public List<Project> list() {
        return api.list(api.url("projects").addQueryParameter("recursion", "1"), Project.class);
    }

    /** @throws NotFoundException when there is none of that name */
    public Project get(String name) {
        return api.get(api.url("projects", name), Project.class);
    }

    /** @throws ConflictException when the name is taken */
    public void create(Project project) {
        api.sync("POST", api.url("projects"), project);
    }

    /** @throws RefusedException when something is still in it */
    public void delete(String name) {
        api.sync("DELETE", api.url("projects", name), null);
    }
}
