package firstthousand.template;

/**
 * A run of words in a letter that are this person's and not the template's.
 *
 * @param from the first character
 * @param to the one after the last
 */
public record Span(int from, int to) {
}
