package firstthousand.person;

/**
 * What became of a {@link NewPerson}.
 *
 * @param personId the person who has that address now
 * @param number her number
 * @param repeated whether she was there already
 */
public record Admission(long personId, int number, boolean repeated) {

}
