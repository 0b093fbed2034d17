/**
 * The types of apps/v1 and meta/v1 that make up a Deployment (k8s.io/api/apps/v1, k8s.io/apimachinery/pkg/apis/meta/v1); see apiType.ts
 * for the notation.
 */
export const deploymentTypes = `
TypeMeta kind:string apiVersion:string
Deployment ...TypeMeta metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus
DeploymentSpec minReadySeconds:int32 paused:bool progressDeadlineSeconds:*int32 replicas:*int32 revisionHistoryLimit:*int32
  selector:*LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec
DeploymentStrategy rollingUpdate:*RollingUpdateDeployment type:DeploymentStrategyType
RollingUpdateDeployment maxSurge:*IntOrString maxUnavailable:*IntOrString
DeploymentStatus availableReplicas:int32 collisionCount:*int32 conditions:[]DeploymentCondition observedGeneration:int64
  readyReplicas:int32 replicas:int32 terminatingReplicas:*int32 unavailableReplicas:int32 updatedReplicas:int32
DeploymentCondition lastTransitionTime:Time lastUpdateTime:Time message:string reason:string status:ConditionStatus
  type:DeploymentConditionType
ObjectMeta annotations:map[string]string creationTimestamp:Time deletionGracePeriodSeconds:*int64 deletionTimestamp:*Time
  finalizers:[]string generateName:string generation:int64 labels:map[string]string managedFields:[]ManagedFieldsEntry name:string
  namespace:string ownerReferences:[]OwnerReference resourceVersion:string selfLink:string uid:types.UID
OwnerReference apiVersion:string blockOwnerDeletion:*bool controller:*bool kind:string name:string uid:types.UID
ManagedFieldsEntry apiVersion:string fieldsType:string fieldsV1:*FieldsV1 manager:string operation:ManagedFieldsOperationType
  subresource:string time:*Time
LabelSelector matchExpressions:[]LabelSelectorRequirement matchLabels:map[string]string
LabelSelectorRequirement key:string operator:LabelSelectorOperator values:[]string
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
`;
