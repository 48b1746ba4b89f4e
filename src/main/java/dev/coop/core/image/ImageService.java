package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import java.util.List;

/** Coop's images. Calls block, are cancelled by interrupting the thread, and throw {@link CoopException}. */
public interface ImageService {

    /** Whether the image is there that containers are made from unless another is named. */
    boolean exists();

    boolean exists(String alias);

    /** All in Coop's project, newest first. */
    List<ImageInfo> list();

    /**
     * Deletes an image. Containers that were made from it stay.
     *
     * @param name its alias, or the beginning of its fingerprint
     * @param force also when it is what containers are made from unless another is named
     */
    void delete(String name, boolean force);

    /**
     * Builds the base image, or goes on with a build that was not finished. The alias moves to the new image only when
     * every promised tool was found in a container made from it.
     */
    ImageInfo build(BuildRequest request, BuildListener listener);
}
