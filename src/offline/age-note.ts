/** On every page: says in words how old the facts are, once they are no longer fresh. */
import { formatAge } from './age.ts';
import { addNote } from './page-note.ts';

const time = document.querySelector<HTMLTimeElement>('time[data-snapshot]');
const age = time && formatAge(Date.parse(time.dateTime), Date.now());
if (age) addNote(age);
