/** The views of the database. */
import { facetNames } from '#domain/facets.ts';
import type { FacetName } from '#domain/facets.ts';

/**
 * The query of a facet's view in the database: the facet's values, how many craft have each, and their flights and time
 * in space added up; the values with the most craft first.
 */
function facetView(facet: FacetName): string {
  return `SELECT value_id AS id, value_name AS name,
  COUNT(spacecraft.id) AS spacecraft,
  SUM(spacecraft.flights_count) AS flights_count,
  SUM(spacecraft.time_in_space_seconds) AS time_in_space_seconds
FROM spacecraft_facets
  LEFT JOIN spacecraft ON spacecraft.id = spacecraft_facets.spacecraft_id
WHERE facet = '${facet}'
GROUP BY 1, 2
ORDER BY spacecraft DESC, id`;
}

/**
 * The stays in space: each launch of a person with the landing that comes next, as on the pages about people. Ends sort
 * as texts; a mark that comes after every digit makes a day last until its end.
 */
const PEOPLE_IN_SPACE = `WITH flown AS (
  SELECT person_segment, person_name, spacecraft_id, flight_number, up, down, launch_net, mission_end, outcome
  FROM crew JOIN flights USING (spacecraft_id, flight_number)
  WHERE outcome IS NOT 'planned' AND mission_end IS NOT launch_net
), events AS (
  SELECT *, 1 AS is_launch, COALESCE(launch_net, '~') AS at FROM flown WHERE up
  UNION ALL
  SELECT *, 0, COALESCE(mission_end || '~', launch_net || '~', '~') FROM flown WHERE down
), paired AS (
  SELECT *,
    LAG(is_launch, 1, 0) OVER person AS after_launch,
    LEAD(is_launch, 1, 1) OVER person = 0 AS lands,
    LEAD(mission_end) OVER person AS landing_end,
    LEAD(spacecraft_id) OVER person AS landing_spacecraft_id,
    LEAD(flight_number) OVER person AS landing_flight_number
  FROM events
  WINDOW person AS (PARTITION BY person_segment ORDER BY at, spacecraft_id)
)
SELECT person_segment, person_name,
  CASE WHEN is_launch THEN launch_net END AS launch,
  CASE WHEN NOT is_launch OR (outcome = 'lost' AND NOT lands) THEN mission_end WHEN lands THEN landing_end END AS mission_end,
  is_launch AND NOT lands AND outcome IS 'in flight' AS in_space,
  CASE WHEN is_launch THEN spacecraft_id END AS up_spacecraft_id,
  CASE WHEN is_launch THEN flight_number END AS up_flight_number,
  CASE WHEN NOT is_launch THEN spacecraft_id WHEN lands THEN landing_spacecraft_id END AS down_spacecraft_id,
  CASE WHEN NOT is_launch THEN flight_number WHEN lands THEN landing_flight_number END AS down_flight_number
FROM paired
WHERE is_launch OR NOT after_launch
ORDER BY launch IS NULL, launch, mission_end, person_segment`;

/** The dockings at stations without doubts, with their missions. */
const STATION_DOCKINGS = `SELECT station_id, station_name, docking_location_name, dockings.docking, departure,
  dockings.spacecraft_id, dockings.spacecraft_name, flight_number, launch_mission_name
FROM dockings JOIN flights USING (spacecraft_id, flight_number)
WHERE station_id IS NOT NULL AND NOT doubtful
ORDER BY station_id, dockings.docking, dockings.id`;

/** The queries of all views in the database, by name. */
export const databaseViews: Readonly<Record<string, string>> = {
  // A launch without an id is told by its designator; without either, each flight is a launch of its own.
  launches: `SELECT launch_id AS id, launch_name AS name, launch_designator, launch_status_name AS status_name,
  launch_net AS net, launch_net_precision_name AS net_precision_name,
  launch_rocket_configuration_full_name AS rocket_configuration_full_name,
  launch_launch_service_provider_name AS launch_service_provider_name,
  launch_pad_name AS pad_name, launch_pad_location_name AS pad_location_name,
  launch_pad_country_name AS pad_country_name, launch_mission_orbit_name AS mission_orbit_name,
  COUNT(DISTINCT spacecraft_id) AS spacecraft,
  json_group_array(DISTINCT spacecraft_id) AS spacecraft_ids,
  json_group_array(id) FILTER (WHERE id IS NOT NULL) AS flight_ids
FROM (SELECT * FROM flights ORDER BY spacecraft_id, flight_number)
GROUP BY COALESCE(launch_id, launch_designator, spacecraft_id || '/' || flight_number)
ORDER BY net IS NULL, net, MIN(spacecraft_id)`,
  people_in_space: PEOPLE_IN_SPACE,
  station_dockings: STATION_DOCKINGS,
  ...Object.fromEntries(facetNames.map((facet) => [`by_${facet}`, facetView(facet)])),
};
