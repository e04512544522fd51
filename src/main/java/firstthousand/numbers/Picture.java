package firstthousand.numbers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The thousand squares at one moment.
 *
 * @param squares everybody who gets letters, in order of number
 * @param people how many people are in each state of the books; every state is there
 */
public record Picture(List<Square> squares, Map<PersonState, Long> people) {

	/** How many look like that; every look is there. */
	public Map<Look, Long> counts() {
		Map<Look, Long> counts = new EnumMap<>(Look.class);
		for (Look look : Look.values()) {
			counts.put(look, 0L);
		}
		counts.putAll(this.squares.stream().collect(Collectors.groupingBy(Square::look, Collectors.counting())));
		return counts;
	}

}
