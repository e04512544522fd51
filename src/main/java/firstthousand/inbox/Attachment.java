package firstthousand.inbox;

/**
 * What hangs on a message, not opened.
 *
 * @param index its place among them, from 0
 * @param name a name that is safe to show and to save under
 * @param what what it is, in words; empty where the name says enough
 * @param size in bytes, decoded
 */
public record Attachment(int index, String name, String what, long size) {
}
