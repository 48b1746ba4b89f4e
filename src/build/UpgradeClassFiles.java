import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes old libraries fit for the AOT cache. A class file of before Java 6 has no stack maps, so that the JVM verifies it in
 * a way that no cache keeps, and neither it nor any class that refers to it starts from there. Such classes get stack maps
 * and a version that has them; their code, names, times and neighbours in the jar stay as they are. The same jar gives the
 * same bytes.
 *
 * <p>Run by the build in source mode: {@code java UpgradeClassFiles.java FOLDER-OF-JARS}.
 */
class UpgradeClassFiles {
    /** The first version of class files that always has stack maps. */
    private static final int WITH_STACK_MAPS = ClassFile.JAVA_7_VERSION;

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(arguments[0]))) {
            for (Path jar : jars.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
                Map<ZipEntry, byte[]> entries = read(jar);
                if (entries.entrySet().stream().anyMatch(each -> isOld(each.getKey(), each.getValue()))) {
                    replace(jar, upgraded(entries));
                }
            }
        }
    }

    private static Map<ZipEntry, byte[]> read(Path jar) throws IOException {
        Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry, in.readAllBytes());
            }
        }
        return entries;
    }

    private static boolean isOld(ZipEntry entry, byte[] content) {
        // 4 bytes of magic, 2 of the minor version, 2 of the major one
        return entry.getName().endsWith(".class")
                && (Byte.toUnsignedInt(content[6]) << 8 | Byte.toUnsignedInt(content[7])) < WITH_STACK_MAPS;
    }

    private static byte[] upgraded(Map<ZipEntry, byte[]> entries) throws IOException {
        ClassFile format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ConstantPoolSharingOption.NEW_POOL,
                ClassHierarchyResolverOption.of(hierarchy(entries)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<ZipEntry, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey().getName());
                entry.setTimeLocal(each.getKey().getTimeLocal());
                out.putNextEntry(entry);
                out.write(isOld(entry, each.getValue()) ? upgraded(format, each.getValue()) : each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] upgraded(ClassFile format, byte[] old) {
        ClassModel model = format.parse(old);
        byte[] fresh = format.transformClass(
                model,
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(ClassTransform.endHandler(builder -> builder.withVersion(WITH_STACK_MAPS, 0))));
        List<VerifyError> errors = format.verify(fresh);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(model.thisClass().asInternalName() + ": " + errors);
        }
        return fresh;
    }

    /** Stack maps name the common ancestors of types: those in the jar and those of the JDK. */
    private static ClassHierarchyResolver hierarchy(Map<ZipEntry, byte[]> entries) {
        Map<String, byte[]> byName = new LinkedHashMap<>();
        entries.forEach((entry, content) -> byName.put(entry.getName(), content));
        return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
                    String name = type.descriptorString();
                    byte[] content = byName.get(name.substring(1, name.length() - 1) + ".class");
                    return content == null ? null : new ByteArrayInputStream(content);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    /** Whole or not at all: the next build takes a jar that is there for a finished one. */
    private static void replace(Path jar, byte[] content) throws IOException {
        Path fresh = Files.write(jar.resolveSibling(jar.getFileName() + ".new"), content);
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
