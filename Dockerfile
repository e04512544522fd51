# Build once, run on a JRE alone.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY pom.xml .
RUN mvn -q -B dependency:go-offline || true
COPY src src
RUN mvn -q -B -DskipTests package && java -Djarmode=tools -jar target/first-thousand.jar extract --destination /app

FROM eclipse-temurin:21-jre
RUN useradd --create-home --uid 10001 desk && mkdir -p /desk/data /desk/memory /desk/signups && chown -R desk /desk
WORKDIR /desk
COPY --from=build /app /app
COPY --chown=desk templates templates
# a rehearsal in a sandbox of its own, so that a start finds its classes in an archive; it starts without one, too
RUN cd /tmp && (java -XX:ArchiveClassesAtExit=/app/start.jsa -Dfile.encoding=UTF-8 -jar /app/first-thousand.jar rehearse \
  >/tmp/rehearsal.log 2>&1 && chmod a+r /app/start.jsa || tail -n 20 /tmp/rehearsal.log); rm -f /tmp/rehearsal.log
USER desk
VOLUME ["/desk/data", "/desk/memory", "/desk/signups"]
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD \
  curl -fsS http://127.0.0.1:8080/actuator/health || exit 1
ENV FIRSTTHOUSAND_SENDING_FOLDER=/desk/memory
ENTRYPOINT ["java", "-Xmx256m", "-Xshare:auto", "-XX:SharedArchiveFile=/app/start.jsa", "-Xlog:disable", \
  "-Dfile.encoding=UTF-8", "-jar", "/app/first-thousand.jar"]
CMD ["serve"]
