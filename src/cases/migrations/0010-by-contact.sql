-- Whether a contact belongs to a case is asked from the contact's side too.
create index contacts_by_contact on cases.contacts (contact);
