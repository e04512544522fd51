package firstthousand.person;

/**
 * What became of a {@link NewPerson}.
 *
 * @param personId the person who has that address now
 * @param number her number
 * @param repeated whether she was there already
 * @param erased whether all but her number was forgotten, at her wish
 */
public record Admission(long personId, int number, boolean repeated, boolean erased) {

}
