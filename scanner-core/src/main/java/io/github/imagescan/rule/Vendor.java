package io.github.imagescan.rule;

/**
 * Whose secrets a pack is about.
 *
 * @param id kebab case, the name of the pack's file
 * @param name as the vendor writes it
 * @param category the folder of the pack: {@code vcs}, {@code cloud}, {@code ai} …
 * @param docs where the vendor describes the secret; may be empty
 * @param rotate where the vendor says how to revoke or rotate it; may be empty
 */
public record Vendor(String id, String name, String category, String docs, String rotate) {}
