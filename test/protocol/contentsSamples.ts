/** Items as the documentation prints them, made JSON where it prints Python, and as they were captured. */

/** Page WorkbinGetGWContent: a chat in the workbin of an agent group. */
export const groupContents = `{ "statusCode": 0, "workbin": { "chats": [ { "capabilities": [], "chatType": "Inbound",
  "id": "0001BaBFVPR2004A", "participants": [], "receivedDate": "2016-04-15 20:52:35.000+0300",
  "userData": { "CBR-IT-path_DBIDs": "", "ChatAnsweredByAgentAt": "2016-04-15T17:52:42Z",
    "ChatServerAppName": "esv_chat_srv", "CustomerSegment": "default",
    "InteractionId": "0001BaBFVPR2004A", "OccuredAt": "2016-04-15T17:52:37Z", "PegAG?:2>1": 1,
    "PlaceInQueueSeq": "86805927", "RRequestedSkills": null,
    "RStrategyName": "CloudPoDSimpleChatInStrategy" } } ] } }`

/** A workbin without items (captured): its lists are absent. */
export const emptyContents = `{"statusCode":0,"workbin":{"workbinName":"Draft",
  "id":"802a8606-4f1b-4b7e-9c35-6de2a0f7c914","displayName":"Draft",
  "uri":"http://gws.example:8090/api/v2/workbins/802a8606-4f1b-4b7e-9c35-6de2a0f7c914","type":"Agent"}}`

/** Page WorkbinsMessageType: a chat came to the workbin of an agent group. */
export const itemAdded = `{"action":"ItemAdded","agentGroup":"MyAgentGroup","id":"6c715fa9-de16-4d23-b07c-cbcb1caf3e07",
  "messageType":"WorkbinStateChangeMessage","chatStateResourceV2":{"capabilities":[],
  "chatType":"Inbound","id":"0001BaBFVPR20035","participants":[],
  "receivedDate":"2016-04-08 15:05:57.000+0300","userData":{"CustomerSegment":"default"}}}`

/** The same page: it was pulled. */
export const itemRemoved = itemAdded.replace('ItemAdded', 'ItemRemoved')

/** Page WorkbinGetWorkbins, `name` and `workbinName` as it mixes them. */
export const workbinList = `{ "statusCode": 0, "workbins": [
  { "name": "Workbin_AgentGroup", "id": "a15862be-2445-4735-aad2-69694a0f50ff", "displayName": "Workbin_AgentGroup",
    "uri": "http://localhost:8090/api/v2/workbins/a15862be-2445-4735-aad2-69694a0f50ff", "type": "Place" },
  { "workbinName": "email-collaboration-wb", "id": "40b9b24b-0e15-4458-8a11-4a1958068d3e", "displayName": "email-collaboration-wb",
    "uri": "http://localhost:8090/api/v2/workbins/40b9b24b-0e15-4458-8a11-4a1958068d3e", "type": "Agent" },
  { "workbinName": "email-agent-group-wb", "id": "8e977189-379f-4f3f-b9a5-4917da1891e5", "displayName": "email-agent-group-wb",
    "uri": "http://localhost:8090/api/v2/workbins/8e977189-379f-4f3f-b9a5-4917da1891e5", "type": "AgentGroup" } ] }`

/** The agent's groups (captured). */
export const groupList = `{"statusCode":0,"groups":[{"id":"2-cf090dd4","name":"TEST","type":"BusinessUnit",
  "contains":["users","skills","queues","places"],"uri":"http://gws.example:8090/api/v2/groups/2-cf090dd4","path":"/groups/2-cf090dd4"}]}`
