package firstthousand.numbers;

/**
 * One of the thousand squares.
 *
 * @param name what the person gave as a name, or null
 * @param look how it is drawn
 */
public record Square(int number, long personId, String name, Look look) {
}
