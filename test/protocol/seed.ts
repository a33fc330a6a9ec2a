/** The samples of the page "Subscribe to Group Workbin Notifications", verbatim: the document this library implements. */

export const seedAgentGroup = {
  id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
  request: 'POST api/v2/me/workbins/6c715fa9-de16-4d23-b07c-cbcb1caf3e07?agentGroup=MyAgentGroup',
  body: `{
  "operationName": "Subscribe"
}`,
  answer: `{
  "statusCode": 0,
  "referenceId": 74
}`,
  notification: `{
  "agentGroup": "MyAgentGroup",
  "id": "6c715fa9-de16-4d23-b07c-cbcb1caf3e07",
  "messageType": "WorkbinSubscriptionStateChangeMessage",
  "referenceId": 74,
  "stateResource": "Subscribed"
}`,
} as const

export const seedPlaceGroup = {
  id: '5d487e69-a393-4228-a06f-6a4015ab1b54',
  request: 'POST api/v2/me/workbins/5d487e69-a393-4228-a06f-6a4015ab1b54?placeGroup=MyPlaceGroup',
  body: `{
  "operationName": "Subscribe"
}`,
  answer: `{
  "statusCode": 0,
  "referenceId": 14
}`,
  notification: `{
  "id": "5d487e69-a393-4228-a06f-6a4015ab1b54",
  "messageType": "WorkbinSubscriptionStateChangeMessage",
  "placeGroup": "MyPlaceGroup",
  "referenceId": 14,
  "stateResource": "Subscribed"
}`,
} as const
